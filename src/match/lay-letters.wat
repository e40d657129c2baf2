;; Lays sixteen words at a time beside one: lane k of every vector belongs to word k. See lay-letters.ts for the memory and the algorithm.
(module
  (memory (export "memory") 4)
  ;; where things stand; lay-letters.ts has the same numbers
  (global $beside i32 (i32.const 0))        ;; 64 × 32 bytes: cost of each letter beside letter j of the word
  (global $gaps i32 (i32.const 2048))       ;; 64 bytes: cost of leaving out letter j
  (global $letters i32 (i32.const 2176))    ;; 64 bytes: letter j; the byte before is 255
  (global $unwritten i32 (i32.const 2304))  ;; 32 bytes: the most that leaving out each letter over there costs
  (global $turned i32 (i32.const 2336))     ;; 1 byte: cost of two neighbours changed round
  (global $rows i32 (i32.const 2560))       ;; 3 rows of 65 vectors
  (global $lanes i32 (i32.const 6144))      ;; 16 vectors: letter i of each of the sixteen; 16 more to turn them with
  (global $lengths i32 (i32.const 6656))    ;; 16 bytes
  (global $gapOf i32 (i32.const 6672))      ;; 16 bytes: cost of leaving out a letter by the number above the five bits of the letter
  (global $asked i32 (i32.const 8192))      ;; per word: where it begins, how long it is (two i32)
  (global $costs i32 (i32.const 139264))    ;; per word: one byte

  ;; Sixteen bytes of each of the sixteen words, from their letter $chunk on, turned so that each vector holds one place: laid together
  ;; in pairs four times over, like a pack of cards of which the halves fall between one another. What lies beyond the end of a word is
  ;; the next word, and no lane looks there.
  (func $turn (param $block i32) (param $chunk i32)
    (local $lane i32) (local $from i32) (local $to i32) (local $spare i32) (local $round i32) (local $a v128) (local $b v128)
    (local.set $from (global.get $lanes))
    (local.set $to (i32.add (global.get $lanes) (i32.const 256)))
    (loop $words
      (v128.store (i32.add (local.get $from) (i32.shl (local.get $lane) (i32.const 4)))
        (v128.load (i32.add (local.get $chunk) (i32.load (i32.add (local.get $block) (i32.shl (local.get $lane) (i32.const 3)))))))
      (br_if $words (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 1))) (i32.const 16))))
    (loop $rounds
      (local.set $lane (i32.const 0))
      (loop $pairs
        (local.set $a (v128.load (i32.add (local.get $from) (local.get $lane))))
        (local.set $b (v128.load offset=128 (i32.add (local.get $from) (local.get $lane))))
        (local.set $spare (i32.add (local.get $to) (i32.shl (local.get $lane) (i32.const 1))))
        (v128.store (local.get $spare)
          (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $a) (local.get $b)))
        (v128.store offset=16 (local.get $spare)
          (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $a) (local.get $b)))
        (br_if $pairs (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 16))) (i32.const 128))))
      (local.set $spare (local.get $from))
      (local.set $from (local.get $to))
      (local.set $to (local.get $spare))
      (br_if $rounds (i32.lt_u (local.tee $round (i32.add (local.get $round) (i32.const 1))) (i32.const 4)))))

  (func (export "lay") (param $count i32) (param $n i32) (param $limit i32)
    (local $b i32) (local $block i32) (local $lane i32) (local $longest i32) (local $i i32) (local $j i32)
    (local $before i32) (local $above i32) (local $here i32) (local $spare i32) (local $reads i32) (local $at i32)
    (local $unit v128) (local $unitHigh v128) (local $unitBefore v128) (local $gap v128)
    (local $diagonal v128) (local $left v128) (local $up v128) (local $best v128) (local $cost v128)
    (local $least v128) (local $leastBefore v128) (local $lengthsOf v128) (local $most v128) (local $swap v128)
    (local.set $most (i8x16.splat (local.get $limit)))
    (local.set $swap (v128.load8_splat (global.get $turned)))
    (block $end
      (loop $blocks
        (br_if $end (i32.ge_u (local.get $b) (local.get $count)))
        (local.set $block (i32.add (global.get $asked) (i32.shl (local.get $b) (i32.const 3))))
        ;; lengths, and the longest of the sixteen
        (local.set $longest (i32.const 0))
        (local.set $lane (i32.const 0))
        (loop $each
          (local.set $at (i32.load offset=4 (i32.add (local.get $block) (i32.shl (local.get $lane) (i32.const 3)))))
          (i32.store8 (i32.add (global.get $lengths) (local.get $lane)) (local.get $at))
          (if (i32.gt_u (local.get $at) (local.get $longest)) (then (local.set $longest (local.get $at))))
          (br_if $each (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 1))) (i32.const 16))))
        (local.set $lengthsOf (v128.load (global.get $lengths)))
        ;; the row before any letter
        (local.set $before (i32.add (global.get $rows) (i32.const 2080)))
        (local.set $above (global.get $rows))
        (local.set $here (i32.add (global.get $rows) (i32.const 1040)))
        (local.set $left (v128.const i32x4 0 0 0 0))
        (v128.store (local.get $above) (local.get $left))
        (local.set $j (i32.const 0))
        (loop $first
          (local.set $left (i8x16.add_sat_u (local.get $left) (v128.load8_splat (i32.add (global.get $gaps) (local.get $j)))))
          (v128.store offset=16 (i32.add (local.get $above) (i32.shl (local.get $j) (i32.const 4))) (local.get $left))
          (br_if $first (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
        (local.set $unitBefore (v128.const i32x4 -1 -1 -1 -1))
        (local.set $leastBefore (v128.const i32x4 0 0 0 0))
        (local.set $cost (v128.const i32x4 -1 -1 -1 -1))
        (local.set $i (i32.const 0))
        (block $dead
          (loop $letters
            (if (i32.eqz (i32.and (local.get $i) (i32.const 15)))
              (then
                (call $turn (local.get $block) (local.get $i))))
            (local.set $unit (v128.load (i32.add (global.get $lanes) (i32.shl (i32.and (local.get $i) (i32.const 15)) (i32.const 4)))))
            (local.set $gap
              (i8x16.swizzle (v128.load (global.get $gapOf))
                (v128.and (i16x8.shr_u (local.get $unit) (i32.const 5)) (v128.const i32x4 0x07070707 0x07070707 0x07070707 0x07070707))))
            (local.set $unit (v128.and (local.get $unit) (v128.const i32x4 0x1f1f1f1f 0x1f1f1f1f 0x1f1f1f1f 0x1f1f1f1f)))
            (local.set $unitHigh (i8x16.sub (local.get $unit) (v128.const i32x4 0x10101010 0x10101010 0x10101010 0x10101010)))
            (local.set $gap
              (i8x16.min_u (local.get $gap)
                (v128.or (i8x16.swizzle (v128.load (global.get $unwritten)) (local.get $unit))
                         (i8x16.swizzle (v128.load offset=16 (global.get $unwritten)) (local.get $unitHigh)))))
            (local.set $diagonal (v128.load (local.get $above)))
            (local.set $left (i8x16.add_sat_u (local.get $diagonal) (local.get $gap)))
            (v128.store (local.get $here) (local.get $left))
            (local.set $least (local.get $left))
            (local.set $j (i32.const 0))
            (loop $columns
              (local.set $reads (i32.shl (local.get $j) (i32.const 4)))
              (local.set $up (v128.load offset=16 (i32.add (local.get $above) (local.get $reads))))
              (local.set $at (i32.add (global.get $beside) (i32.shl (local.get $j) (i32.const 5))))
              ;; a letter for a letter, a letter left out on either side
              (local.set $best
                (i8x16.min_u
                  (i8x16.add_sat_u (local.get $diagonal)
                    (v128.or (i8x16.swizzle (v128.load (local.get $at)) (local.get $unit))
                             (i8x16.swizzle (v128.load offset=16 (local.get $at)) (local.get $unitHigh))))
                  (i8x16.min_u
                    (i8x16.add_sat_u (local.get $up) (local.get $gap))
                    (i8x16.add_sat_u (local.get $left) (v128.load8_splat (i32.add (global.get $gaps) (local.get $j)))))))
              ;; two neighbours changed round: 255 in lanes where they are not
              (local.set $at (i32.add (global.get $letters) (local.get $j)))
              (local.set $best
                (i8x16.min_u (local.get $best)
                  (v128.or
                    (i8x16.add_sat_u (v128.load (i32.sub (i32.add (local.get $before) (local.get $reads)) (i32.const 16))) (local.get $swap))
                    (v128.not (v128.and
                      (i8x16.eq (local.get $unit) (v128.load8_splat (i32.sub (local.get $at) (i32.const 1))))
                      (i8x16.eq (local.get $unitBefore) (v128.load8_splat (local.get $at))))))))
              (v128.store offset=16 (i32.add (local.get $here) (local.get $reads)) (local.get $best))
              (local.set $least (i8x16.min_u (local.get $least) (local.get $best)))
              (local.set $diagonal (local.get $up))
              (local.set $left (local.get $best))
              (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            ;; words that end with this letter
            (local.set $cost
              (v128.bitselect (local.get $left) (local.get $cost) (i8x16.eq (local.get $lengthsOf) (i8x16.splat (local.get $i)))))
            ;; no row comes back under the limit; a swap jumps one row, so the row before counts, too
            (br_if $dead
              (i32.eqz (v128.any_true (v128.or
                (i8x16.le_u (local.get $least) (local.get $most))
                (i8x16.le_u (i8x16.add_sat_u (local.get $leastBefore) (local.get $swap)) (local.get $most))))))
            (local.set $leastBefore (local.get $least))
            (local.set $unitBefore (local.get $unit))
            (local.set $spare (local.get $before))
            (local.set $before (local.get $above))
            (local.set $above (local.get $here))
            (local.set $here (local.get $spare))
            (br_if $letters (i32.lt_u (local.get $i) (local.get $longest)))))
        ;; what costs more than the limit is 255
        (v128.store (i32.add (global.get $costs) (local.get $b))
          (v128.or (local.get $cost) (i8x16.gt_u (local.get $cost) (local.get $most))))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (br $blocks)))))
