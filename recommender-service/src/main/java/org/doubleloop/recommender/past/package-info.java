/// What was proposed before, as the policy-service tells of it, and how often what was found like
/// something has held when it was tried.
@NullMarked
package org.doubleloop.recommender.past;

import org.jspecify.annotations.NullMarked;
