/// Names for what people change in drafts, by a language model: a few words such as "empty
/// courtesy", for people to speak of it. A name counts for nothing. It is asked for once a pattern
/// is told of, in a moment and not while somebody waits, checked
/// ([NameCheck][org.doubleloop.recommender.naming.NameCheck]) and kept in this service's own lanes,
/// so that all processes say the same; it is asked for again once the pattern has twice as many
/// drafts.
@NullMarked
package org.doubleloop.recommender.naming;

import org.jspecify.annotations.NullMarked;
