package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;
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
    return commits.run(() -> {
      var answer = super.handleCommand(channel, databaseName, command, query);
      return command.equals("insert") ? withTrueCount(query, answer) : answer;
    });
  }

  /// The server library counts what it was given, not what it took.
  private static Document withTrueCount(Document insert, Document answer) {
    if (answer.get("writeErrors") instanceof List<?> errors
        && insert.get("documents") instanceof List<?> given) {
      boolean ordered = !Boolean.FALSE.equals(insert.get("ordered"));
      var first = (Document) errors.getFirst();
      answer.put("n", ordered ? first.get("index") : Integer.valueOf(given.size() - errors.size()));
    }
    return answer;
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
}
