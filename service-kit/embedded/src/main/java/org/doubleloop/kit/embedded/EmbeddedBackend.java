package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Answers the commands of the wire protocol from one [StoreFile].
final class EmbeddedBackend extends AbstractMongoBackend {
  private final StoreFile file;
  private final GroupCommit commits;
  private final Map<String, MongoDatabase> databases = new ConcurrentHashMap<>();

  EmbeddedBackend(StoreFile file, GroupCommit commits) {
    this.file = file;
    this.commits = commits;
    file.databases().forEach(this::resolveDatabase);
  }

  @Override
  public Document handleCommand(
      Channel channel, String databaseName, String command, Document query) {
    if (!command.equals("insert")) {
      return commits.run(() -> super.handleCommand(channel, databaseName, command, query));
    }
    var insert = new Insert(query);
    try {
      while (insert.hasNext()) {
        commits.step(() -> {
          insert.answered(super.handleCommand(channel, databaseName, command, insert.next()));
          return null;
        });
        // The locks go to whoever comes first, and this one is here already.
        Thread.yield();
      }
    } finally {
      commits.await();
    }
    return insert.answer();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return databases.computeIfAbsent(
        name, _ -> new EmbeddedDatabase(name, file, getCursorRegistry()));
  }

  @Override
  public void dropDatabase(String name) {
    super.dropDatabase(name);
    databases.remove(name);
  }

  /// An insert command in steps, so that no other command has to wait for all of it.
  private static final class Insert {
    private static final int STEP = 50;
    private static final String DOCUMENTS = "documents";
    private static final String ERRORS = "writeErrors";
    private static final String INDEX = "index";

    private final Document command;
    private final List<?> documents;
    private final boolean ordered;
    private final List<Document> errors = new ArrayList<>();
    private Document answer = new Document();
    private int first;
    private int next;
    private int inserted;

    Insert(Document command) {
      this.command = command;
      this.documents = command.get(DOCUMENTS) instanceof List<?> given ? given : List.of();
      this.ordered = !Boolean.FALSE.equals(command.get("ordered"));
    }

    boolean hasNext() {
      return answer.isEmpty() || (next < documents.size() && !isStopped());
    }

    private boolean isStopped() {
      return ordered && !errors.isEmpty();
    }

    /// The command for the next documents, whose answer is to be given before the one after it.
    Document next() {
      first = next;
      next = Math.min(documents.size(), first + STEP);
      return first == 0 && next == documents.size()
          ? command
          : command.clone().append(DOCUMENTS, documents.subList(first, next));
    }

    /// The server library counts what it was given, not what it took.
    void answered(Document step) {
      answer = step;
      if (!(step.get(ERRORS) instanceof List<?> refused)) {
        inserted += next - first;
        return;
      }
      inserted += ordered ? index(refused.getFirst()) : next - first - refused.size();
      for (Object error : refused) {
        errors.add(((Document) error).clone().append(INDEX, first + index(error)));
      }
    }

    private static int index(Object error) {
      return (int) Objects.requireNonNull(((Document) error).get(INDEX));
    }

    /// What came of all of them.
    Document answer() {
      answer.put("n", inserted);
      if (!errors.isEmpty()) {
        answer.put(ERRORS, errors);
      }
      return answer;
    }
  }
}
