/// What we do and why: versioned policies, proposals and their reviews.
@NullMarked
package org.doubleloop.policy;

import org.jspecify.annotations.NullMarked;
