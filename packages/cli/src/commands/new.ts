export async function newConformer(_name: string, _options: unknown): Promise<void> {}
