/// The document store that a service keeps its facts in: MongoDB, what speaks its wire protocol, or
/// the embedded store.
///
/// A service imports [StoreConfiguration], takes [Store] and asks it for collections. What is
/// acknowledged is durable and what is read is acknowledged, whatever the connection string says.
/// Only single-document atomicity is promised. Failures of the store reach the caller as
/// `com.mongodb.MongoException`, which is a 503 `store-unavailable` where HTTP meets it; a store
/// class translates only those that mean something to it, as a duplicate key does.
@NullMarked
package org.doubleloop.kit.store;

import org.jspecify.annotations.NullMarked;
