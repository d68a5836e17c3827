/// What a policy says. Each clause is a record, and is written nowhere else: its components are the
/// fields of the contract, and [ContentCodec] reads and writes them as they are called, for the API
/// and for the store. A new clause is a component here, a schema in the contract and what
/// `validation` says of it.
@NullMarked
package org.doubleloop.policy.content;

import org.jspecify.annotations.NullMarked;
