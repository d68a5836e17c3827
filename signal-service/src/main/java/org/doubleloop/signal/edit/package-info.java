/// How people change what was drafted for them. An edit ([org.doubleloop.signal.edit.Edit]) keeps
/// both texts and the changes between them, found word by word
/// ([org.doubleloop.signal.edit.TextDiff]), which is what the organization learns its wording from.
@NullMarked
package org.doubleloop.signal.edit;

import org.jspecify.annotations.NullMarked;
