/** What a process of Node costs that does nothing. */
export {};
