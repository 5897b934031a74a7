/* A recording plays where its link stands, once somebody asks for it: only then its host is told. */
function play(link, from) {
  const framed = link.dataset.play === "frame", player = document.createElement(framed ? "iframe" : link.dataset.play);
  player.className = "player " + link.dataset.play;
  player.title = link.textContent;
  player.tabIndex = 0;
  if (framed) {
    player.referrerPolicy = "strict-origin-when-cross-origin";
    player.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
    player.allowFullscreen = true;
  } else {
    player.controls = true;
    player.autoplay = true;
    if (link.dataset.poster) player.poster = link.dataset.poster;
    if (link.dataset.captions) {
      const track = document.createElement("track");
      track.kind = "captions";
      track.src = link.dataset.captions;
      player.append(track);
    }
  }
  player.src = from ? startingAt(link.dataset.src, from) : link.dataset.src;
  link.replaceWith(player);
  player.focus();
}
/* The address of a player with another start, in the way of its host. */
function startingAt(address, seconds) {
  const u = new URL(address, location.href);
  if (u.searchParams.has("autoplay") && u.hostname !== "player.vimeo.com") u.searchParams.set("start", seconds);
  else u.hash = "t=" + seconds;
  return u.href;
}
document.addEventListener("click", function (event) {
  const link = event.target.closest && event.target.closest("a[data-play]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const m = /^#t=(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(location.hash);
  play(link, m ? Number(m[1] || 0) * 3600 + Number(m[2] || 0) * 60 + Number(m[3] || 0) : 0);
});
