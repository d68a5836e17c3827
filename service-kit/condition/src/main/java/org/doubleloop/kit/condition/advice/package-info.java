/// What is said of a condition that cannot be taken: what is wrong with it, where, what was
/// probably meant and what is allowed, in words of our own. Slips of writing are found in its
/// tokens ([Slips]), what does not fit together in its terms ([Sorts]). What stands in no list here
/// is still refused by the language, and then said in general words: never in the library's.
@NullMarked
package org.doubleloop.kit.condition.advice;

import org.jspecify.annotations.NullMarked;
