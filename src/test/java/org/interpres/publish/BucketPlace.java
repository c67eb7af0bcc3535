package org.interpres.publish;

import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A real S3 server that verifies signatures, S3Proxy, with its objects in memory. It runs in this
 * JVM but on jars of its own, which Maven copies into {@code target}: its Jackson and its servlets
 * are of other versions than ours.
 */
final class BucketPlace implements AutoCloseable {

  static final String KEY_ID = "AKIAINTERPRES";
  static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCY=";
  static final String BUCKET = "site";

  private static final Path JARS = Path.of("target", "s3proxy");

  private final URLClassLoader loader;
  private final Object server;
  private final S3Client client;

  private BucketPlace(URLClassLoader loader, Object server) throws Exception {
    this.loader = loader;
    this.server = server;
    this.client = client(KEY);
  }

  static BucketPlace start() throws Exception {
    URLClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());
    Object metadata =
        loader
            .loadClass("org.jclouds.blobstore.TransientApiMetadata")
            .getConstructor()
            .newInstance();
    Class<?> contextBuilder = loader.loadClass("org.jclouds.ContextBuilder");
    Object memory =
        contextBuilder
            .getMethod("newBuilder", loader.loadClass("org.jclouds.apis.ApiMetadata"))
            .invoke(null, metadata);
    call(memory, "credentials", "any", "any");
    Object blobs =
        contextBuilder
            .getMethod("build", Class.class)
            .invoke(memory, loader.loadClass("org.jclouds.blobstore.BlobStoreContext"));
    Object builder = loader.loadClass("org.gaul.s3proxy.S3Proxy").getMethod("builder").invoke(null);
    call(builder, "blobStore", call(blobs, "getBlobStore"));
    Object signed =
        loader.loadClass("org.gaul.s3proxy.AuthenticationType").getField("AWS_V4").get(null);
    call(builder, "awsAuthentication", signed, KEY_ID, KEY);
    call(builder, "endpoint", URI.create("http://127.0.0.1:0"));
    Object server = call(builder, "build");
    call(server, "start");
    BucketPlace place = new BucketPlace(loader, server);
    place.client.createBucket(bucket -> bucket.bucket(BUCKET));
    return place;
  }

  private static URL[] jars() throws Exception {
    if (!Files.isDirectory(JARS)) {
      throw new IllegalStateException(
          "there is no S3 server in " + JARS + ": mvn generate-test-resources puts it there");
    }
    try (Stream<Path> found = Files.list(JARS)) {
      List<URL> urls = new java.util.ArrayList<>();
      for (Path jar : found.toList()) {
        urls.add(jar.toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }
  }

  /** By name and number of arguments: none of these is overloaded with as many. */
  private static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(target.getClass() + "." + name);
  }

  /** What {@code INTERPRES_DELIVER_S3_ENDPOINT} is. */
  String address() throws Exception {
    return "http://127.0.0.1:" + call(server, "getPort");
  }

  /** Somebody who knows the public id and has this key. */
  S3Client client(String key) throws Exception {
    return new BucketConfiguration()
        .deliveryBucket(new BucketKey(KEY_ID, key, "", ""), address(), "us-east-1", "");
  }

  /** A reader and writer with the right key. */
  S3Client client() {
    return client;
  }

  void put(String key, String text) {
    client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  @Override
  public void close() throws Exception {
    client.close();
    call(server, "stop");
    loader.close();
  }
}
