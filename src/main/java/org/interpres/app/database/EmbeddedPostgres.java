package org.interpres.app.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for one process and one home: nothing to install, and the same database
 * as in production. All that it writes is in the home, which nobody else can read; it listens on
 * 127.0.0.1 alone and wants a password. What it acknowledged survives {@code kill -9} of either
 * process and a power cut.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  static final String DATABASE = "interpres";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final HomeLock lock;
  private final Postmaster postmaster;
  private final int port;
  private final String password;
  private volatile boolean closed;

  private EmbeddedPostgres(HomeLock lock, Postmaster postmaster, int port, String password) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts, and makes what is missing: the home, the programs, the database.
   *
   * @throws DatabaseProblem when it cannot, with what to do
   */
  public static EmbeddedPostgres start(Path home) {
    return start(home, Durability.DURABLE);
  }

  static EmbeddedPostgres start(Path home, Durability durability) {
    Path place = home.toAbsolutePath().normalize();
    if (place.toString().matches("(?s).*[\"$`\\\\\\n\\r].*")) {
      // initdb and pg_ctl hand their paths to a shell between double quotes.
      throw new DatabaseProblem(
          "The home folder's path has a quote, dollar sign, backslash or line break, which"
              + " PostgreSQL's tools do not bear: "
              + place
              + ". Set INTERPRES_HOME to another folder.");
    }
    HomeLock lock = HomeLock.take(place);
    try {
      return start(place.toRealPath(), durability, lock);
    } catch (IOException e) {
      lock.close();
      throw new DatabaseProblem(
          "PostgreSQL's files in " + place + " cannot be read or written: " + e + ".", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres start(Path home, Durability durability, HomeLock lock)
      throws IOException {
    long begin = System.nanoTime();
    Path folder = home.resolve("postgres");
    PostgresAccount account = PostgresAccount.choose(folder);
    PrivateFolders.create(folder);
    account.give(home);
    account.mustReach(home);
    Path binaries = PostgresBinaries.unpacked(folder, durability);
    account.own(binaries);
    account.own(folder);
    PostgresCluster cluster =
        new PostgresCluster(folder, new PostgresTools(binaries, account), durability);
    cluster.create();
    Postmaster postmaster = new Postmaster(cluster);
    int port = postmaster.start();
    EmbeddedPostgres started = new EmbeddedPostgres(lock, postmaster, port, cluster.password());
    try {
      started.createDatabase();
      started.watch();
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
    LOG.info(
        "PostgreSQL is ready on 127.0.0.1:{} after {} ms, its files are in {}",
        port,
        (System.nanoTime() - begin) / 1_000_000,
        folder);
    return started;
  }

  /** How its owner reaches Interpres's database. */
  public OwnerAccess access() {
    return access(DATABASE);
  }

  /** How its owner reaches one of its databases. */
  OwnerAccess access(String database) {
    return new OwnerAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, PostgresCluster.OWNER, password);
  }

  private void createDatabase() {
    try (Connection connection = access("postgres").dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, DATABASE);
      try (ResultSet rows = query.executeQuery();
          Statement statement = connection.createStatement()) {
        if (!rows.next()) {
          statement.execute("create database " + DATABASE);
        }
      }
    } catch (PSQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new DatabaseProblem(
            "The database does not accept the password in the file password beside it. Bring back"
                + " the file that belongs to it from a backup.",
            e);
      }
      throw new DatabaseProblem("The database cannot be made: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new DatabaseProblem("The database cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * A server that is killed under a living process comes back on its port, and the pool with it.
   */
  private void watch() {
    // On a thread of its own: the JDK's process reapers have stacks of 128 KB.
    postmaster
        .process()
        .ifPresent(process -> process.onExit().thenRunAsync(this::revive, EmbeddedPostgres::watch));
  }

  private static void watch(Runnable task) {
    Thread thread = new Thread(task, "postgres-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void revive() {
    if (closed) {
      return;
    }
    LOG.error("PostgreSQL ended without being told to: it is started again");
    try {
      postmaster.startAgain(port);
      watch();
    } catch (IOException | RuntimeException e) {
      LOG.error("PostgreSQL could not be started again; restart Interpres: {}", e.getMessage());
    }
  }

  /** Stops the server, waiting for what runs to be written, and leaves the home to others. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      postmaster.stop();
    } finally {
      lock.close();
    }
  }
}
