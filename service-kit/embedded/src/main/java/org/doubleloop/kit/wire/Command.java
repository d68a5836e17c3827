package org.doubleloop.kit.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import java.util.Objects;

/// What a request asks for.
///
/// @param database empty where it names none
/// @param name empty where it asks for nothing
record Command(ClientRequest request, String database, String name, Document body) {
  /// The handshake comes as a query in the old wire format, everything else as a message.
  static Command of(ClientRequest request) {
    var body =
        switch (request) {
          case MongoMessage message -> message.getDocument();
          case MongoQuery query when query.getQuery().get("$query") instanceof Document wrapped ->
              wrapped;
          case MongoQuery query -> query.getQuery();
          default -> throw new IllegalArgumentException("unknown request");
        };
    return new Command(
        request,
        Objects.requireNonNullElse(request.getDatabaseName(), ""),
        body.keySet().stream().findFirst().orElse(""),
        body);
  }

  /// The message that answers it.
  ///
  /// @param id of the answer, in its connection
  Object answer(int id, Document document) {
    var header = new MessageHeader(id, request.getHeader().getRequestID());
    return request instanceof MongoQuery
        ? new MongoReply(header, document)
        : new MongoMessage(request.getChannel(), header, document);
  }

  static Document error(MongoServerException e) {
    var document = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
    return e instanceof MongoServerError coded
        ? document.append("code", coded.getCode()).append("codeName", coded.getCodeName())
        : document;
  }
}
