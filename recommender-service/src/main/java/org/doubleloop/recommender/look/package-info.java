/// What was seen of a policy's units when somebody looked: facts in this service's own lanes, the
/// first of its name stands, so that all processes know the same, and what was nominated when.
@NullMarked
package org.doubleloop.recommender.look;

import org.jspecify.annotations.NullMarked;
