package org.vizsla.spark;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A master of Spark and workers, with a core each: processes of their own, on the loopback interface. */
final class StandaloneCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Pattern ADDRESS = Pattern.compile("spark://" + Pattern.quote(HOST) + ":\\d+");

    private final Path home;
    private final Map<String, String> environment;
    private final List<Process> processes = new ArrayList<>();
    private final String master;

    /**
     * Starts one.
     *
     * @param home a folder that becomes like that of a distribution of Spark
     * @param workers how many of them
     */
    StandaloneCluster(Path home, int workers) throws IOException, InterruptedException {
        this.home = home;
        environment = Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", HOST,
                "JAVA_HOME", System.getProperty("java.home"),
                "VIZSLA_SPARK_JAR", jar().toString());
        install();
        process("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "0", "--webui-port", "0");
        master = address(home.resolve("master.log"));
        for (int number = 1; number <= workers; number++) {
            worker(number);
        }
    }

    /** Vizsla for Spark. */
    static Path jar() {
        return Path.of(System.getProperty("vizsla.spark.jar"));
    }

    /** All that Spark brings. */
    static List<Path> sparkJars() throws IOException {
        // One of them is among ours, too, so that the build's list of what is provided leaves it out.
        Path shared = Path.of(JsonFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Stream<Path> provided = Stream.of(Files.readString(Path.of(System.getProperty("vizsla.spark.class.path")))
                        .strip()
                        .split(File.pathSeparator, -1))
                .map(Path::of);
        return Stream.concat(provided, Stream.of(shared)).toList();
    }

    private void install() throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (Path jar : sparkJars()) {
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
        Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(
                submit,
                "#!/bin/sh\nexec '" + java() + "' " + String.join(" ", opens())
                        + " -cp \"$SPARK_HOME/jars/*\" org.apache.spark.deploy.SparkSubmit \"$@\"\n");
        if (!submit.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + submit + " a program");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What Spark's own programs give to Java. */
    private static List<String> opens() {
        return List.of(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray());
    }

    private void worker(int number) throws IOException {
        process(
                "worker" + number,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                home.resolve("work" + number).toString(),
                "--webui-port",
                "0",
                master);
    }

    private void process(String name, String main, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m"));
        command.addAll(opens());
        command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
        command.addAll(List.of(words));
        processes.add(started(command, home.resolve(name + ".log")));
    }

    private Process started(List<String> command, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String address(Path log) throws IOException, InterruptedException {
        while (processes.get(0).isAlive()) {
            Matcher found = ADDRESS.matcher(Files.readString(log));
            if (found.find()) {
                return found.group();
            }
            Thread.sleep(50);
        }
        throw new IOException("the master ended: " + Files.readString(log));
    }

    /** Its address. */
    String master() {
        return master;
    }

    /** Starts a program with jars on its class path that finds Spark. */
    Process start(Path log, String main, Object... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-Xmx512m", "-cp", jar() + File.pathSeparator + home.resolve("jars") + "/*", main));
        Stream.of(words).map(Object::toString).forEach(command::add);
        return started(command, log);
    }

    /** Starts a call of spark-submit on this cluster. */
    Process submit(Path log, Object... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin").resolve("spark-submit").toString(), "--master", master));
        Stream.of(words).map(Object::toString).forEach(command::add);
        return started(command, log);
    }

    /** Kills a worker with its executors, by SIGKILL. */
    void killWorker(int number) throws InterruptedException {
        Process worker = processes.get(number);
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly().waitFor();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
