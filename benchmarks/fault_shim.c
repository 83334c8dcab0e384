/* A disk that fails when it is told to: loaded before libc, it counts the writes, syncs, truncations, renames and
 * removals below one folder and lets the n-th go wrong. Un-synced writes are remembered, so that a loss of power can
 * take back any part of them, sector by sector, as a real disk may. Compiled at run time; never part of the product. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOTHING, KILL, POWER, FULL, BROKEN };
enum { WRITE, TRUNCATE, RENAME, REMOVE };
#define SECTOR 512
#define FILES 4096

struct undo {
  int kind;
  dev_t dev;
  ino_t ino;
  char path[512], other[512], kept[560];
  off_t at, size;
  size_t count, old_count;
  char *now, *old;
  struct undo *before;
};

static char folder[400];
static int kind, lasting;
static long at_count, count_now;
static uint64_t seed = 1;
static struct undo *newest;
static char names[FILES][512];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static __thread int inside;

#define REAL(result, name, ...) static result (*real_##name)(__VA_ARGS__)
REAL(int, open64, const char *, int, ...);
REAL(ssize_t, write, int, const void *, size_t);
REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
REAL(int, fsync, int);
REAL(int, fdatasync, int);
REAL(int, ftruncate64, int, off_t);
REAL(int, rename, const char *, const char *);
REAL(int, unlink, const char *);
REAL(int, close, int);

__attribute__((constructor)) static void find(void) {
  real_open64 = dlsym(RTLD_NEXT, "open64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate64 = dlsym(RTLD_NEXT, "ftruncate64");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_close = dlsym(RTLD_NEXT, "close");
}

static uint64_t chance(void) {
  seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
  return seed;
}

static int watched(const char *path) { return folder[0] && strncmp(path, folder, strlen(folder)) == 0; }
static int watched_fd(int fd) { return fd >= 0 && fd < FILES && folder[0] && names[fd][0]; }

static void let_go(struct undo *one) {
  if (one->kept[0]) real_unlink(one->kept);
  free(one->now), free(one->old), free(one);
}

/* What a sync makes durable: the file's own writes; a folder's sync, the names in it. */
static void synced(int fd) {
  struct stat status;
  if (fstat(fd, &status)) return;
  struct undo **link = &newest;
  while (*link) {
    struct undo *one = *link;
    int names_of = one->kind == RENAME || one->kind == REMOVE;
    if (S_ISDIR(status.st_mode) ? names_of : !names_of && one->dev == status.st_dev && one->ino == status.st_ino) {
      *link = one->before;
      let_go(one);
    } else
      link = &one->before;
  }
}

static struct undo *remember(int what, int fd, const char *path) {
  struct undo *one = calloc(1, sizeof *one);
  struct stat status;
  one->kind = what;
  snprintf(one->path, sizeof one->path, "%s", path);
  if (fd >= 0 && !fstat(fd, &status)) one->dev = status.st_dev, one->ino = status.st_ino, one->size = status.st_size;
  one->before = newest;
  return newest = one;
}

static void remember_write(int fd, const void *bytes, size_t count, off_t at) {
  struct undo *one = remember(WRITE, fd, names[fd]);
  one->at = at, one->count = count;
  one->now = malloc(count + 1), one->old = malloc(count + 1);
  memcpy(one->now, bytes, count);
  int again = real_open64(names[fd], O_RDONLY);
  ssize_t had = again < 0 ? 0 : pread64(again, one->old, count, at);
  if (again >= 0) real_close(again);
  one->old_count = had < 0 ? 0 : (size_t)had;
}

static void remember_cut(int fd, off_t size) {
  struct undo *one = remember(TRUNCATE, fd, names[fd]);
  one->at = size;
  if (one->size <= size) return;
  one->old_count = one->size - size;
  one->old = malloc(one->old_count + 1);
  int again = real_open64(names[fd], O_RDONLY);
  ssize_t had = again < 0 ? 0 : pread64(again, one->old, one->old_count, size);
  if (again >= 0) real_close(again);
  one->old_count = had < 0 ? 0 : (size_t)had;
}

static void keep_name(struct undo *one, const char *path) {
  static int number;
  snprintf(one->kept, sizeof one->kept, "%s.undo%d", path, number++);
  if (link(path, one->kept)) one->kept[0] = 0;
}

static void take_back(struct undo *one) {
  if (one->kind == RENAME) {
    real_rename(one->other, one->path);
    if (one->kept[0]) real_rename(one->kept, one->other);
    one->kept[0] = 0;
    return;
  }
  if (one->kind == REMOVE) {
    if (one->kept[0]) real_rename(one->kept, one->path);
    one->kept[0] = 0;
    return;
  }
  int fd = real_open64(one->path, O_WRONLY);
  if (fd < 0) return;
  if (one->old_count) (void)!real_pwrite64(fd, one->old, one->old_count, one->at);
  real_ftruncate64(fd, one->size);
  real_close(fd);
}

/* The order in which un-synced sectors reach a disk is its own affair: each comes or does not, by chance. */
static void do_again(struct undo *one) {
  int fd = one->kind == WRITE || one->kind == TRUNCATE ? real_open64(one->path, O_WRONLY) : -1;
  if (fd < 0) return;
  if (one->kind == TRUNCATE) {
    if (chance() & 1) real_ftruncate64(fd, one->at);
  } else if (chance() & 1)
    for (size_t at = 0; at < one->count; at += SECTOR)
      if (chance() % 8) {
        size_t most = one->count - at < SECTOR ? one->count - at : SECTOR;
        (void)!real_pwrite64(fd, one->now + at, most, one->at + at);
      }
  real_close(fd);
}

static void lose_power(void) {
  int keep_names = chance() & 1, all_lost = chance() % 4 == 0;
  size_t count = 0;
  for (struct undo *one = newest; one; one = one->before)
    if (!(keep_names && (one->kind == RENAME || one->kind == REMOVE))) take_back(one), count++;
  struct undo **order = calloc(count + 1, sizeof *order);
  size_t at = count;
  for (struct undo *one = newest; one; one = one->before)
    if (one->kind == WRITE || one->kind == TRUNCATE) order[--at] = one;
  for (; at < count && !all_lost; at++) do_again(order[at]);
  for (struct undo *one = newest; one; one = one->before)
    if (one->kept[0]) real_unlink(one->kept);
}

/* Called before each step that changes the disk; 0 lets it happen, otherwise it is what errno says. */
static int step(int is_sync) {
  if (!kind && at_count == 0) {
    count_now++;
    return 0;
  }
  count_now++;
  if (count_now < at_count || (count_now > at_count && !lasting)) return 0;
  switch (kind) {
    case POWER:
      lose_power();
      kill(getpid(), SIGKILL);
      return 0;
    case KILL:
      kill(getpid(), SIGKILL);
      return 0;
    case FULL:
      return is_sync ? 0 : ENOSPC;
    case BROKEN:
      return EIO;
  }
  return 0;
}

#define ENTER(test) \
  int mine = !inside && (test); \
  if (mine) pthread_mutex_lock(&gate), inside = 1
#define LEAVE \
  if (mine) inside = 0, pthread_mutex_unlock(&gate)

/* Called through ctypes: begin to count below a folder, and let step number `at` go wrong (0: only count). */
void fault_arm(const char *below, int what, long at, uint64_t chance_seed, int goes_on) {
  snprintf(folder, sizeof folder, "%s", below);
  kind = what, at_count = at, count_now = 0, seed = chance_seed * 2654435761u + 88172645463325252u, lasting = goes_on;
}
void fault_disarm(void) { kind = NOTHING, at_count = 0; }
long fault_count(void) { return count_now; }

static int opened(const char *path, int flags, mode_t mode) {
  int fd = real_open64(path, flags, mode);
  if (fd >= 0 && fd < FILES) {
    names[fd][0] = 0;
    if (watched(path)) snprintf(names[fd], sizeof names[fd], "%s", path);
  }
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened(path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened(path, flags, mode);
}

int close(int fd) {
  if (fd >= 0 && fd < FILES) names[fd][0] = 0;
  return real_close(fd);
}

static ssize_t written(int fd, const void *bytes, size_t count, off_t at, int positioned) {
  int wrong = 0;
  ssize_t done = -1;
  ENTER(watched_fd(fd));
  if (mine) {
    wrong = step(0);
    if (!wrong && kind == POWER) remember_write(fd, bytes, count, positioned ? at : lseek64(fd, 0, SEEK_CUR));
  }
  if (wrong)
    errno = wrong;
  else
    done = positioned ? real_pwrite64(fd, bytes, count, at) : real_write(fd, bytes, count);
  LEAVE;
  return done;
}
ssize_t write(int fd, const void *bytes, size_t count) { return written(fd, bytes, count, 0, 0); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) { return written(fd, bytes, count, at, 1); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return written(fd, bytes, count, at, 1); }

static int sync_file(int fd, int (*real)(int)) {
  int wrong = 0, done = -1;
  ENTER(watched_fd(fd));
  if (mine) wrong = step(1);
  if (wrong)
    errno = wrong;
  else {
    /* The shim stands in for the disk's cache, so the real disk need not be waited for. */
    done = mine ? 0 : real(fd);
    if (mine && kind == POWER) synced(fd);
  }
  LEAVE;
  return done;
}
int fsync(int fd) { return sync_file(fd, real_fsync); }
int fdatasync(int fd) { return sync_file(fd, real_fdatasync); }

static int cut(int fd, off_t size) {
  int wrong = 0, done = -1;
  ENTER(watched_fd(fd));
  if (mine) {
    wrong = strstr(names[fd], "-shm") ? 0 : step(0);
    if (!wrong && kind == POWER) remember_cut(fd, size);
  }
  if (wrong)
    errno = wrong;
  else
    done = real_ftruncate64(fd, size);
  LEAVE;
  return done;
}
int ftruncate64(int fd, off_t size) { return cut(fd, size); }
int ftruncate(int fd, off_t size) { return cut(fd, size); }

int rename(const char *from, const char *to) {
  int wrong = 0, done = -1;
  ENTER(watched(from) || watched(to));
  if (mine) wrong = step(0);
  if (wrong == ENOSPC) wrong = 0;
  if (wrong)
    errno = wrong;
  else {
    struct undo *one = mine && kind == POWER ? remember(RENAME, -1, from) : NULL;
    if (one) snprintf(one->other, sizeof one->other, "%s", to), keep_name(one, to);
    done = real_rename(from, to);
  }
  LEAVE;
  return done;
}

int unlink(const char *path) {
  int wrong = 0, done = -1;
  ENTER(watched(path));
  if (mine) wrong = step(0);
  if (wrong == ENOSPC) wrong = 0;
  if (wrong)
    errno = wrong;
  else {
    if (mine && kind == POWER) keep_name(remember(REMOVE, -1, path), path);
    done = real_unlink(path);
  }
  LEAVE;
  return done;
}
