package org.interpres.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one PostgreSQL: the folder {@code data}, its settings, the owner's password.
 *
 * @param folder holds {@code data}, {@code password} and the logs; belongs to the tools' account
 */
record PostgresCluster(Path folder, PostgresTools tools, Durability durability) {

  static final String OWNER = "interpres_owner";

  Path data() {
    return folder.resolve("data");
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  Path startLog() {
    return folder.resolve("start.log");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /**
   * Makes the database files if there are none. They get their name by a rename, after all is on
   * disk: what a kill in the middle leaves has another name and is removed here.
   */
  void create() throws IOException {
    for (Path leftover : entries("initdb-")) {
      PrivateFolders.delete(leftover);
    }
    if (Files.isDirectory(data())) {
      check();
      return;
    }
    if (!Files.exists(passwordFile())) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      PrivateFolders.write(passwordFile(), HexFormat.of().formatHex(random) + "\n");
      tools.account().give(passwordFile());
    }
    Path temporary = Files.createTempDirectory(folder, "initdb-");
    tools.account().give(temporary);
    initialize(temporary);
    Files.writeString(
        temporary.resolve("postgresql.conf"),
        Files.readString(temporary.resolve("postgresql.conf")) + "\ninclude 'interpres.conf'\n");
    Files.writeString(
        temporary.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    PrivateFolders.force(temporary.resolve("postgresql.conf"));
    PrivateFolders.force(temporary.resolve("pg_hba.conf"));
    PrivateFolders.force(temporary);
    PrivateFolders.rename(temporary, data());
  }

  private void initialize(Path target) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--pgdata=" + target,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The builtin provider: the order of text is the same on every machine, and no
                // upgrade of the system's libraries corrupts an index.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions"));
    arguments.add(durability == Durability.UNSAFE_FOR_TESTS ? "--no-sync" : "--sync-method=syncfs");
    PostgresTools.Outcome outcome = tools.initdb(arguments);
    if (outcome.exit() != 0) {
      throw new DatabaseProblem(
          "PostgreSQL could not make its files in "
              + folder
              + ": "
              + lastLine(outcome.output())
              + " Is the disk full, or does Linux here lack glibc? INTERPRES_DB_URL can name a"
              + " PostgreSQL server instead.");
    }
  }

  private void check() throws IOException {
    String major = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!major.equals(PostgresBinaries.MAJOR)) {
      throw new DatabaseProblem(
          "The database in "
              + data()
              + " was made by PostgreSQL "
              + major
              + ", and this Interpres brings "
              + PostgresBinaries.MAJOR
              + ". Start the Interpres that made it, dump it with pg_dump, and restore into a new"
              + " INTERPRES_HOME.");
    }
    if (!Files.exists(passwordFile())) {
      throw new DatabaseProblem(
          "The file "
              + passwordFile()
              + " is missing, and the database beside it opens with no other password. Bring it back"
              + " from a backup.");
    }
  }

  /** Written at each start, so that an upgrade's settings reach a database that is there. */
  void configure(int port) throws IOException {
    String durable = durability == Durability.DURABLE ? "on" : "off";
    Path file = data().resolve("interpres.conf");
    PrivateFolders.write(
        file,
        """
        # Written by Interpres at each start: changes here are lost.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = %d
        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        # Nobody can undo these from a session and leave it for the next start.
        allow_alter_system = off
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'

        # Values of rows and statements never reach the log: article text would be among them.
        # "log" leaves out messages of level ERROR, which quote values; those go to the client.
        log_min_messages = log
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_statement = none
        log_min_duration_statement = -1
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        # A week of logs, a file a weekday.
        logging_collector = on
        log_directory = '../log'
        log_filename = 'postgres-%%a.log'
        log_file_mode = 0600
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        """
            .formatted(
                port, durability == Durability.DURABLE ? 100 : 500, durable, durable, durable));
    tools.account().give(file);
  }

  /** The lines of {@code postmaster.pid}; empty when there is none. */
  List<String> postmaster() throws IOException {
    Path file = data().resolve("postmaster.pid");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private List<Path> entries(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static String lastLine(String output) {
    return output.substring(output.lastIndexOf('\n') + 1);
  }
}
