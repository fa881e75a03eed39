; Functions that call themselves, functions as values, lists, floats, loops.
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(print 'fib (fib 20))

(define (map f list) (if (nil? list) () (cons (f (car list)) (map f (cdr list)))))
(define (fold f start list) (if (nil? list) start (fold f (f start (car list)) (cdr list))))
(define (range from to) (if (< from to) (cons from (range (+ from 1) to)) ()))
(print (map (lambda (n) (* n n)) (range 0 20)))
(print (fold + 0 (range 0 1000)))

(define (adder n) (lambda (m) (+ n m)))
(print ((adder 3) 4) adder '(quoted (list . of) things))

(define (prime? n)
  (let ((d 2) (found 1))
    (while (if (< (* d d) (+ n 1)) found ())
      (if (= (% n d) 0) (set! found ()))
      (set! d (+ d 1)))
    found))
(define n 2)
(define primes ())
(while (< n 300) (if (prime? n) (set! primes (cons n primes))) (set! n (+ n 1)))
(print primes)

; Newton, in floats
(define (newton x guess steps) (if (= steps 0) guess (newton x (/ (+ guess (/ x guess)) 2) (- steps 1))))
(print (newton 2.0 1.0 6) (sqrt 2) (- (newton 2.0 1.0 6) (sqrt 2)) (/ 1.0 0) (% 7.5 2))
(print (* 4611686018427387904 2) (/ -7 2) (% -7 2))
