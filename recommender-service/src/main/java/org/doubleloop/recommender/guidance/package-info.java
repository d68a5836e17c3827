/// Guidance for drafts as it is served: what chance has left out of it for a unit
/// ([org.doubleloop.recommender.guidance.Served]), what came of each clause
/// ([org.doubleloop.recommender.guidance.ClauseRecord]), and as much of it as there is room for
/// ([org.doubleloop.recommender.guidance.Leaflet]). Pure.
@NullMarked
package org.doubleloop.recommender.guidance;

import org.jspecify.annotations.NullMarked;
