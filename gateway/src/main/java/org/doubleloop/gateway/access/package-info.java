/// What access is about, for all who have to do with it: the caller who was let in
/// ([AuthenticatedCaller]), what he was granted ([Grant]) in terms of scopes ([Scope]), and what of
/// all that is configured ([AccessProperties]).
@NullMarked
package org.doubleloop.gateway.access;

import org.jspecify.annotations.NullMarked;
