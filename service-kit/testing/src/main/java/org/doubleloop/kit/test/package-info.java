/// What the tests of every service share.
@NullMarked
package org.doubleloop.kit.test;

import org.jspecify.annotations.NullMarked;
