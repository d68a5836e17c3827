/// The worked example: one turn of the loop, told in the terminal from the answers of the public
/// API, each expectation checked as it is told.
@NullMarked
package org.doubleloop.quickstart.story;

import org.jspecify.annotations.NullMarked;
