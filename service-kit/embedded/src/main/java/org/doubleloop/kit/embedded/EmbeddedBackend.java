package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
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
    if (!command.equals("insert")) {
      return commits.run(() -> super.handleCommand(channel, databaseName, command, query));
    }
    var insert = new Insert(query);
    while (insert.hasNext()) {
      commits.step(() -> {
        insert.answered(super.handleCommand(channel, databaseName, command, insert.next()));
        return null;
      });
    }
    return commits.run(insert::answer);
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
