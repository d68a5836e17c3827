/// A real browser for tests of pages, and a judge of whether everybody can use them.
@NullMarked
package org.doubleloop.kit.test.browser;

import org.jspecify.annotations.NullMarked;
