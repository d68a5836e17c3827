/// What people change in the drafts of a policy, at a place: the answer of `GET /v1/edit-patterns`,
/// reckoned from the actions that are kept ([Edited][org.doubleloop.recommender.edited.Edited])
/// when it is asked for. Patterns are found by package `pattern`; here stand the place, real
/// examples beside them, of what kinds the changes are, and with which outcomes edited drafts and
/// others go together.
@NullMarked
package org.doubleloop.recommender.editpattern;

import org.jspecify.annotations.NullMarked;
