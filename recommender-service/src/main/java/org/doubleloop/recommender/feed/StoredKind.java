package org.doubleloop.recommender.feed;

import java.util.function.Function;
import org.bson.Document;

/// A kind of document in this service's own lanes, and how it is read. What is of no such kind says
/// nothing to those who count.
public record StoredKind(String kind, Function<Document, FeedItem> reading) {}
