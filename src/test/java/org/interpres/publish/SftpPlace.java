package org.interpres.publish;

import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a folder, with a password that needs escaping in an address. */
final class SftpPlace implements AutoCloseable {

  static final String USER = "publisher";
  static final String PASSWORD = "p+ss&w%rd";

  private final SshServer server;

  private SftpPlace(SshServer server) {
    this.server = server;
  }

  static SftpPlace start(Path folder) throws Exception {
    SshServer made = SshServer.setUpDefaultServer();
    made.setHost("127.0.0.1");
    made.setPort(0);
    SimpleGeneratorHostKeyProvider key = new SimpleGeneratorHostKeyProvider();
    key.setAlgorithm("RSA");
    key.setKeySize(2048);
    made.setKeyPairProvider(key);
    made.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    made.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
    made.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    made.start();
    return new SftpPlace(made);
  }

  int port() {
    return server.getPort();
  }

  /** The server's line of a known_hosts file. */
  String knownHost() throws Exception {
    var pair = server.getKeyPairProvider().loadKeys(null).iterator().next();
    return "[127.0.0.1]:%d %s\n".formatted(port(), PublicKeyEntry.toString(pair.getPublic()));
  }

  @Override
  public void close() throws Exception {
    server.stop(true);
  }
}
