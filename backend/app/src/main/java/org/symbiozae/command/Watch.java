package org.symbiozae.command;

import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.symbiozae.imports.Progress;

/** Shows how far an import is on a terminal, and nothing where nobody looks; an import stops with its terminal. */
final class Watch implements AutoCloseable {

    private static final int EVERY_MS = 200;
    private static final int HUNDRED = 100;

    private final Progress progress = new Progress();
    private final Thread thread;

    private Watch(Path file) {
        thread = new Thread(() -> draw(file.getFileName().toString()), "watch import");
        thread.setDaemon(true);
    }

    static Watch over(Path file) {
        Watch watch = new Watch(file);
        if (System.console() != null) {
            watch.thread.start();
        }
        return watch;
    }

    Progress progress() {
        return progress;
    }

    private void draw(String name) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(HUNDRED)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(EVERY_MS)
                .build()) {
            while (true) {
                Progress.State state = progress.state();
                bar.stepTo(Math.round(state.share() * HUNDRED));
                bar.setExtraMessage(
                        state.rows() + " rows, " + state.step().name().toLowerCase());
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
