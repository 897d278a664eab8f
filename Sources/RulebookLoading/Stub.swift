enum LoadingRoom {}
