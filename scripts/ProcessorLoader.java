import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What javac loads its checks with: the same loader for all modules of a build.
///
/// Without it (`-XDprocloader`) each compilation loads Error Prone anew, and runs most of it before
/// the JVM has compiled it: see "Build" in bench/README.md. Nothing is kept but classes.
public final class ProcessorLoader extends ClassLoader {

  private static final Map<List<String>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  /// As javac asks for it.
  public ProcessorLoader(URL[] path, ClassLoader parent) {
    super(
        LOADERS.computeIfAbsent(
            Stream.of(path).map(URL::toString).toList(), _ -> new URLClassLoader(path, parent)));
  }
}
