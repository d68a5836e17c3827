package org.doubleloop.kit.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/// Reads pages: from memory where it can, else from the store, and never past a gap that may yet be
/// filled.
final class Pager {
  /// How far one read looks for an organization's documents among the others'.
  private static final int WINDOW = 5_000;

  private static final int LANES = 64;

  private final Tail tail;
  private final LaneEntries entries;
  private final Codec<Document> codec;
  private final long pageBytes;

  Pager(Tail tail, LaneEntries entries, Codec<Document> codec, long pageBytes) {
    this.tail = tail;
    this.entries = entries;
    this.codec = codec;
    this.pageBytes = pageBytes;
  }

  FeedPage page(Cursor cursor, int limit) {
    var lanes = tail.spansFrom(cursor.floor());
    var backlog =
        lanes.stream()
            .filter(lane -> lane.upTo() > cursor.seqIn(lane.ordinal()))
            .sorted(Comparator.comparingLong(lane -> lane.upTo() - cursor.seqIn(lane.ordinal())))
            .limit(LANES)
            .toList();
    var page = new Page(cursor);
    for (int i = 0; i < backlog.size() && page.documents.size() < limit; i++) {
      // The shorter ones come first, so that the longest takes what they leave of the page.
      int share = Math.ceilDiv(limit - page.documents.size(), backlog.size() - i);
      if (page.bytes < pageBytes) {
        read(page, backlog.get(i), share);
      }
    }
    var next = cursor.advanced(page.readTo, lanes);
    boolean more =
        !next.equals(cursor)
            && lanes.stream()
                .anyMatch(lane ->
                    lane.ordinal() >= next.floor() && lane.upTo() > next.seqIn(lane.ordinal()));
    return new FeedPage(page.documents, next, more);
  }

  private void read(Page page, LaneTail.Span lane, int share) {
    long from = page.cursor.seqIn(lane.ordinal());
    long upTo = Math.min(lane.upTo(), from + (page.cursor.isForAll() ? share : WINDOW));
    var held = tail.after(lane.ordinal(), from, upTo);
    if (held.isPresent()) {
      take(page, lane, held.get().entries(), held.get().upTo(), share);
    } else {
      readStore(page, lane, from, upTo, share);
    }
  }

  private void readStore(Page page, LaneTail.Span lane, long from, long upTo, int share) {
    // What is settled never moves, so there the store may leave others' documents out.
    boolean settled = from < lane.settled();
    long last = settled ? Math.min(upTo, lane.settled()) : upTo;
    int limit = settled ? share : (int) (last - from);
    var reader = settled ? page.cursor.reader() : Cursor.ALL;
    var range = entries.range(lane.ordinal(), from, last, limit, pageBytes - page.bytes, reader);
    var found = range.documents().stream().map(LaneDocuments::tailEntry).toList();
    var advance =
        Contiguity.advance(
            from,
            last,
            lane.settled(),
            found.stream().map(entry -> entry.position().seq()).toList(),
            range.whole());
    take(page, lane, found.subList(0, advance.documents()), advance.readTo(), share);
  }

  /// @param readTo how far the lane is read when all entries are taken
  private void take(
      Page page, LaneTail.Span lane, List<TailEntry> entries, long readTo, int share) {
    int taken = 0;
    for (TailEntry entry : entries) {
      if (taken == share || page.bytes >= pageBytes) {
        page.readTo(lane, entry.position().seq() - 1);
        return;
      }
      if (page.isFor(entry)) {
        page.bytes += entry.bytes();
        page.documents.add(decode(entry.document()));
        taken++;
      }
    }
    page.readTo(lane, readTo);
  }

  private Document decode(RawBsonDocument document) {
    return document.decode(codec);
  }

  /// A page in the making.
  private static final class Page {
    final Cursor cursor;
    final List<Document> documents = new ArrayList<>();
    final Map<Long, Long> readTo = new HashMap<>();
    long bytes;

    Page(Cursor cursor) {
      this.cursor = cursor;
    }

    boolean isFor(TailEntry entry) {
      return cursor.isFor(entry.organization())
          && entry.earlier().stream().noneMatch(cursor::covers);
    }

    void readTo(LaneTail.Span lane, long seq) {
      if (seq > cursor.seqIn(lane.ordinal())) {
        readTo.put(lane.ordinal(), seq);
      }
    }
  }
}
