/// What a revision of a policy means for what has been counted, in plain words: what is kept, what
/// begins anew, and what will never count ([RevisionNotes]). All of it is pure.
@NullMarked
package org.doubleloop.policy.revision;

import org.jspecify.annotations.NullMarked;
