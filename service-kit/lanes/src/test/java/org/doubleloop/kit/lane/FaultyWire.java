package org.doubleloop.kit.lane;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.doubleloop.kit.store.StoreProperties;

/// Stands between a driver and its store and does to each request what the test says.
final class FaultyWire implements AutoCloseable {
  /// What happens to a request.
  enum Fate {
    PASS,
    /// The connection breaks and the store never sees the request.
    CUT_BEFORE,
    /// The store does as it is told, and the connection breaks before its answer.
    CUT_AFTER,
    /// The connection breaks, and the store gets the request when the test lets it go.
    DELAY,
    /// The store gets the request twice, and its second answer counts.
    TWICE,
    /// The store never sees the request, and nothing says so.
    HANG
  }

  private final ServerAddress store;
  private final String database;
  private final Function<String, Fate> fates;
  private final ServerSocket listening;
  private final Queue<Runnable> delayed = new ConcurrentLinkedQueue<>();
  private final MongoClient client;

  /// @param fates asked with a request's bytes as Latin-1 text
  FaultyWire(StoreProperties behind, Function<String, Fate> fates) throws IOException {
    store = new ServerAddress(new ConnectionString(behind.uri()).getHosts().getFirst());
    database = behind.database();
    this.fates = fates;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(
                    new ConnectionString(
                        behind
                            .uri()
                            .replace(store.toString(), "127.0.0.1:" + listening.getLocalPort())))
                .applyToServerSettings(
                    server -> server.minHeartbeatFrequency(5, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .timeout(4, TimeUnit.SECONDS)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
  }

  static boolean isInsertOf(String request, String collection) {
    return request.contains(
        "\2insert\0" + (char) (collection.length() + 1) + "\0\0\0" + collection);
  }

  static boolean isUpdateOf(String request, String collection) {
    return request.contains(
        "\2update\0" + (char) (collection.length() + 1) + "\0\0\0" + collection);
  }

  /// The store as it is reached through this wire.
  MongoDatabase database() {
    return client.getDatabase(database);
  }

  /// Lets one delayed request go, if there is one, and waits until the store has answered it.
  boolean letOneGo() {
    var request = delayed.poll();
    if (request != null) {
      request.run();
    }
    return request != null;
  }

  @Override
  public void close() throws IOException {
    client.close();
    listening.close();
  }

  private void accept() {
    try {
      while (true) {
        var near = listening.accept();
        var far = new Socket(store.getHost(), store.getPort());
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        var connection = new Connection(near, far);
        Thread.startVirtualThread(connection::requests);
        Thread.startVirtualThread(connection::answers);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private final class Connection {
    private final Socket near;
    private final Socket far;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean broken;
    private final AtomicInteger unheard = new AtomicInteger();

    Connection(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void requests() {
      try {
        var in = new DataInputStream(near.getInputStream());
        while (!broken) {
          var request = read(in);
          switch (fates.apply(new String(request, StandardCharsets.ISO_8859_1))) {
            case PASS -> far.getOutputStream().write(request);
            case TWICE -> {
              unheard.incrementAndGet();
              far.getOutputStream().write(request);
              far.getOutputStream().write(request);
            }
            case HANG -> {}
            case CUT_BEFORE -> close();
            case CUT_AFTER -> {
              broken = true;
              far.getOutputStream().write(request);
            }
            case DELAY -> {
              broken = true;
              delayed.add(() -> send(request));
              near.close();
            }
          }
        }
      } catch (IOException gone) {
        if (!broken) {
          close();
        }
      }
    }

    void answers() {
      try {
        var in = new DataInputStream(far.getInputStream());
        while (true) {
          var answer = read(in);
          if (broken) {
            break;
          }
          if (unheard.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            near.getOutputStream().write(answer);
          }
        }
      } catch (IOException gone) {
        // Closed below.
      }
      close();
      answered.complete(null);
    }

    private void send(byte[] request) {
      try {
        far.getOutputStream().write(request);
      } catch (IOException gone) {
        throw new AssertionError(gone);
      }
      answered.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void close() {
      broken = true;
      try (near;
          far) {
        // Both, whatever the first says.
      } catch (IOException gone) {
        // As was wanted.
      }
    }

    private static byte[] read(DataInputStream in) throws IOException {
      var head = in.readNBytes(4);
      if (head.length < 4) {
        throw new IOException("closed");
      }
      int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
      var message = new byte[length];
      System.arraycopy(head, 0, message, 0, 4);
      in.readFully(message, 4, length - 4);
      return message;
    }
  }
}
