package org.doubleloop.policy.feed;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/// A kind of item in the feed. The feature whose documents they are registers it, as a bean.
///
/// @param kind of the documents, as they say it themselves
/// @param item makes the item of a document
/// @param <T> an item of the contract
public record FeedItemType<T>(String kind, Function<Document, T> item) {

  /// @param <R> the record that a document is read into
  public static <R, T> FeedItemType<T> of(
      String kind, Function<Document, R> fromDocument, Function<R, T> toApi) {
    return new FeedItemType<>(kind, fromDocument.andThen(toApi));
  }

  /// Makes the items of documents of all these kinds. A document of another kind fails: left out,
  /// it would never be told to those who follow.
  static <T> Function<Document, T> reading(List<FeedItemType<T>> types) {
    var items = types.stream().collect(toMap(FeedItemType::kind, FeedItemType::item));
    return document -> {
      var item = items.get(document.getString("kind"));
      if (item == null) {
        throw new IllegalStateException("No kind of feed item: " + document.getString("kind"));
      }
      return item.apply(document);
    };
  }
}
