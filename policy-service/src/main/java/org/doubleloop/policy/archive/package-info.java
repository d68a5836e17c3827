/// How policies are archived and restored: who may, and on what condition.
@NullMarked
package org.doubleloop.policy.archive;

import org.jspecify.annotations.NullMarked;
