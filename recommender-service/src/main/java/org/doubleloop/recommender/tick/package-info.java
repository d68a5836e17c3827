/// How time comes to those who count: as facts in this service's own lanes. Windows close by them
/// alone, and only the latest one matters, so that whoever has read the same facts, in whatever
/// order and by whatever clock, has counted the same.
@NullMarked
package org.doubleloop.recommender.tick;

import org.jspecify.annotations.NullMarked;
