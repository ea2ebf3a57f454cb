package org.symbiozae.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.symbiozae.bench.Workbench;
import org.symbiozae.machine.Database;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Home;

/**
 * The running application and its database, from one command to its end. However the process ends (done, failed, Ctrl-C),
 * the application is closed first, then the database server if this process started it.
 */
final class Session implements Workbench.Application {

    private final Database database;
    private final Thread atExit = new Thread(this::end, "end of session");
    private @Nullable ConfigurableApplicationContext context;

    private Session(Home home) {
        this.database = new Database(home, System.getenv());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param settings properties of the application; they win over the environment and the file */
    static Session start(Class<?> application, Home home, Map<String, Object> settings) {
        Session session = new Session(home);
        try {
            session.begin(application, home, settings);
            return session;
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private void begin(Class<?> application, Home home, Map<String, Object> settings) {
        DatabaseAddress address = database.open(System.err::println);
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("logging.file.name", Failure.log(home));
        all.put("logging.threshold.console", "off");
        boolean ownDatabase = all.putIfAbsent("spring.datasource.url", address.url()) != null;
        if (!ownDatabase && !address.user().isEmpty()) {
            all.put("spring.datasource.username", address.user());
            all.put("spring.datasource.password", address.password());
        }
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        context = spring.run(all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    @Override
    public <T> T door(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("The session is over.");
        }
        return context.getBean(type);
    }

    /** Says that the server is ready, and waits for Ctrl-C: that ends the process, and {@link #end} is its hook. */
    void serve(int port) throws InterruptedException {
        System.out.println("ready http://localhost:" + port);
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // The hook has run or is running: it does the same.
        }
    }

    private synchronized void end() {
        if (context != null) {
            context.close();
            context = null;
        }
        database.leave();
    }
}
