/// Which action an outcome belongs to, and why ([org.doubleloop.signal.join.Join]). It is kept with
/// the outcome, is decided after capture, and can change: by actions and policies that come later,
/// and by what a person says. The rule is [org.doubleloop.signal.join.Verdict].
@NullMarked
package org.doubleloop.signal.join;

import org.jspecify.annotations.NullMarked;
