/// What the recommender may propose, on what it rests, and what a policy is looked at with.
@NullMarked
package org.doubleloop.recommender.revision;

import org.jspecify.annotations.NullMarked;
