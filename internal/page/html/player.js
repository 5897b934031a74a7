/* A recording plays where its link stands, once somebody asks for it: only then its host is told. */
document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[data-play]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  var framed = link.dataset.play === "frame", player = document.createElement(framed ? "iframe" : link.dataset.play);
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
    if (link.dataset.captions) {
      var track = document.createElement("track");
      track.kind = "captions";
      track.src = link.dataset.captions;
      player.append(track);
    }
  }
  player.src = link.dataset.src;
  link.replaceWith(player);
  player.focus();
});
