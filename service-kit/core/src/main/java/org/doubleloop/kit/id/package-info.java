/// Ids that can be derived again. What is stored has an `_id` made by hashing what names it
/// ([org.doubleloop.kit.id.Ids]), and a create ([org.doubleloop.kit.id.Creation]) takes its public
/// id from the body, from the `Idempotency-Key` or from chance, so that a repeated write meets the
/// first one by its id alone; [org.doubleloop.kit.id.KeyedHash] then tells a repeat from a
/// conflict.
@NullMarked
package org.doubleloop.kit.id;

import org.jspecify.annotations.NullMarked;
