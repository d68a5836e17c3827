/// Where something of a policy applies: conditions as they were written, compiled when they are
/// asked for, and what they may take of one request.
@NullMarked
package org.doubleloop.recommender.condition;

import org.jspecify.annotations.NullMarked;
