/// Policies in immutable versions. A policy has no document of its own: it is the sum of its
/// versions, each written once and never changed, and what is in force is the newest version whose
/// time has come. A version is only ever stored with content in which no fault was found. Versions
/// stand in the lanes of a feed, so that whoever decides by them learns of a new one at once.
@NullMarked
package org.doubleloop.policy.policy;

import org.jspecify.annotations.NullMarked;
