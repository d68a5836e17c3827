/// What the tests of this service share.
@NullMarked
package org.doubleloop.policy.test;

import org.jspecify.annotations.NullMarked;
