package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads what a query finds from the places where it may stand, one document at a time: what is
/// found is never in memory as a whole.
final class Reading implements Iterator<Document> {
  /// The document that passes this many bytes is the last one of an answer.
  static final int ANSWER_BYTES = 1 << 18;

  private final LongFunction<byte @Nullable []> documents;
  private final Predicate<Document> condition;
  private final @Nullable UnaryOperator<Document> projection;
  private Iterator<Long> candidates;
  private int toSkip;
  private int left;
  private @Nullable Document next;
  private int bytes;

  /// @param documents the document at a position; null where there is none any more
  /// @param limit the most documents; 0 for all
  Reading(
      Iterator<Long> candidates,
      LongFunction<byte @Nullable []> documents,
      Predicate<Document> condition,
      @Nullable UnaryOperator<Document> projection,
      int skip,
      int limit) {
    this.candidates = candidates;
    this.documents = documents;
    this.condition = condition;
    this.projection = projection;
    this.toSkip = skip;
    this.left = limit == 0 ? Integer.MAX_VALUE : limit;
  }

  /// Lets it go on after documents have been changed.
  Reading detached() {
    var rest = new ArrayList<Long>();
    candidates.forEachRemaining(rest::add);
    candidates = rest.iterator();
    return this;
  }

  /// The next of them that one answer holds, at least one where there is one.
  ///
  /// @param most 0 for as many as there are
  List<Document> answer(int most) {
    var answer = new ArrayList<Document>();
    long size = 0;
    while (size < ANSWER_BYTES && (most == 0 || answer.size() < most) && hasNext()) {
      size += bytes;
      answer.add(next());
    }
    return answer;
  }

  @Override
  public boolean hasNext() {
    while (next == null && left > 0 && candidates.hasNext()) {
      look(candidates.next());
    }
    return next != null;
  }

  @Override
  public Document next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    var found = next;
    next = null;
    return found;
  }

  private void look(long position) {
    var stored = documents.apply(position);
    if (stored == null) {
      return;
    }
    var document = StoredDocument.decode(stored);
    if (!condition.test(document)) {
      return;
    }
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    left--;
    next = projection == null ? document : projection.apply(document);
    bytes = projection == null ? stored.length : StoredDocument.encode(next).length;
  }

  /// What an answer did not hold.
  static final class Rest extends AbstractCursor {
    private final Reading reading;
    private final Object lock;

    /// @param reading detached
    /// @param lock of the collection
    Rest(long id, Reading reading, Object lock) {
      this.reading = reading;
      this.lock = lock;
      super(id);
    }

    @Override
    public boolean isEmpty() {
      synchronized (lock) {
        return !reading.hasNext();
      }
    }

    @Override
    public List<Document> takeDocuments(int most) {
      synchronized (lock) {
        return reading.answer(most);
      }
    }
  }
}
